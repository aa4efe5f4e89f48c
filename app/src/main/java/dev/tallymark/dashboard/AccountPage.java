package dev.tallymark.dashboard;

import dev.tallymark.accounts.CookieSessions;
import dev.tallymark.accounts.OpenSession;
import dev.tallymark.accounts.Operators;
import dev.tallymark.accounts.SignedIn;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.web.Moment;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who one is here, how one signs in, and where one is signed in. */
@Controller
class AccountPage {

    private final CookieSessions sessions;
    private final Operators operators;
    private final PublicUrl url;
    private final Clock clock;

    AccountPage(CookieSessions sessions, Operators operators, PublicUrl url, Clock clock) {
        this.sessions = sessions;
        this.operators = operators;
        this.url = url;
        this.clock = clock;
    }

    @GetMapping("/user/account")
    String account(@AuthenticationPrincipal SignedIn who, HttpServletRequest request, Model model) {
        var account = who.account();
        var now = clock.instant();
        model.addAttribute("account", account);
        model.addAttribute(
                "githubId",
                account.githubId().stream().mapToObj(Long::toString).findFirst().orElse(null));
        model.addAttribute("operator", operators.include(account));
        model.addAttribute("since", Moment.day(account.created()));
        model.addAttribute("callback", url.at("/login/oauth2/code/github"));
        model.addAttribute(
                "sessions",
                sessions.of(who, request).stream()
                        .map(session -> Row.of(session, now))
                        .toList());
        return "account/account";
    }

    /** One session as the page shows it. */
    record Row(boolean here, Moment began, Moment lastUsed) {

        static Row of(OpenSession session, Instant now) {
            return new Row(session.here(), Moment.day(session.began()), Moment.ago(session.lastUsed(), now));
        }
    }
}

package dev.tallymark.accounts;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Ends every session of an account, for whoever left one open somewhere. */
@Controller
class SignOutEverywhere {

    private final CookieSessions sessions;

    SignOutEverywhere(CookieSessions sessions) {
        this.sessions = sessions;
    }

    @PostMapping("/user/account/sign-out-everywhere")
    String signOut(@AuthenticationPrincipal SignedIn who, HttpServletResponse response) {
        sessions.endAll(who, response);
        return "redirect:/login";
    }
}

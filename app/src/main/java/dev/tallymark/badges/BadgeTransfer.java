package dev.tallymark.badges;

import dev.tallymark.accounts.SignedIn;
import dev.tallymark.badges.Transfers.Outcome;
import dev.tallymark.web.Moment;
import dev.tallymark.web.Numbers;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Offers a badge to somebody else, and takes the offer back. */
@Controller
@RequestMapping("/user/badges/{key}/transfer")
class BadgeTransfer {

    private final Badges badges;
    private final Transfers transfers;
    private final BadgeFigures figures;
    private final Clock clock;

    BadgeTransfer(Badges badges, Transfers transfers, BadgeFigures figures, Clock clock) {
        this.badges = badges;
        this.transfers = transfers;
        this.figures = figures;
        this.clock = clock;
    }

    /** An offer that waits, as the page has it. */
    record Waiting(String login, Moment ends) {}

    @GetMapping
    String ask(@AuthenticationPrincipal SignedIn who, @PathVariable String key, Model model) {
        show(BadgePages.found(badges, who, key), "", model);
        return "badges/transfer";
    }

    @PostMapping
    Object offer(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String login,
            Model model) {
        var badge = BadgePages.found(badges, who, key);
        var typed = login.strip().replaceFirst("^@", "");
        var outcome = transfers.offer(who.account(), badge.key(), typed);
        if (outcome instanceof Outcome.Offered) {
            return BadgeActions.done(badge, "badge-offered");
        }
        show(badge, typed, model);
        model.addAttribute("wrong", refused(typed, outcome));
        return new ModelAndView("badges/transfer", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/withdraw")
    RedirectView withdraw(@AuthenticationPrincipal SignedIn who, @PathVariable String key) {
        var badge = BadgePages.found(badges, who, key);
        transfers.withdraw(who.account(), badge.key());
        return BadgeActions.done(badge, "offer-withdrawn");
    }

    private static String refused(String typed, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Offered _ -> "";
            case Outcome.Nobody _ -> "Nobody at GitHub is called “" + typed + "”.";
            case Outcome.Yourself _ -> "This is you. You have the badge already.";
            case Outcome.NoPerson none ->
                "“" + none.owner().login() + "” is not a person, and cannot sign in to accept it.";
            case Outcome.TooManyOffers many ->
                "“" + many.login() + "” has as many offers to answer as one person may have.";
            case Outcome.Unanswered later ->
                "GitHub does not answer now, so nobody can tell who that is. Try again at "
                        + Moment.time(later.again()).text() + " UTC. Nothing was changed.";
        };
    }

    private void show(Badge badge, String typed, Model model) {
        model.addAttribute("badge", badge);
        model.addAttribute("typed", typed);
        model.addAttribute("shown", Numbers.grouped(figures.shown(badge)));
        badge.offer(clock.instant())
                .map(offer -> new Waiting(offer.login(), Moment.day(offer.ends())))
                .ifPresent(waiting -> model.addAttribute("waiting", waiting));
    }
}

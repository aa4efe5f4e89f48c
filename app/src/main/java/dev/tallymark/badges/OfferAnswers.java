package dev.tallymark.badges;

import dev.tallymark.accounts.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.view.RedirectView;

/** What somebody answers to the offer of a badge, on their dashboard. */
@Controller
@RequestMapping("/user/offers/{key}")
class OfferAnswers {

    private final Transfers transfers;

    OfferAnswers(Transfers transfers) {
        this.transfers = transfers;
    }

    @PostMapping("/accept")
    RedirectView accept(@AuthenticationPrincipal SignedIn who, @PathVariable String key) {
        return transfers.accept(who.account(), BadgePages.keyIn(key))
                ? BadgeActions.seeOther("/user/badges/" + key + "?done=offer-accepted")
                : BadgeActions.seeOther("/user?done=offer-too-many");
    }

    @PostMapping("/decline")
    RedirectView decline(@AuthenticationPrincipal SignedIn who, @PathVariable String key) {
        transfers.decline(who.account(), BadgePages.keyIn(key));
        return BadgeActions.seeOther("/user?done=offer-declined");
    }
}

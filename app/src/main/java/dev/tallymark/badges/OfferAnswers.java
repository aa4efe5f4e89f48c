package dev.tallymark.badges;

import dev.tallymark.accounts.SignedIn;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.shared.RandomKey;
import java.util.Optional;
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
        return transfers.accept(who.account(), known(key))
                ? BadgeActions.seeOther("/user/badges/" + key + "?done=offer-accepted")
                : BadgeActions.seeOther("/user?done=offer-too-many");
    }

    @PostMapping("/decline")
    RedirectView decline(@AuthenticationPrincipal SignedIn who, @PathVariable String key) {
        transfers.decline(who.account(), known(key));
        return BadgeActions.seeOther("/user?done=offer-declined");
    }

    private static BadgeKey known(String key) {
        return Optional.of(key)
                .filter(RandomKey::isWellFormed)
                .map(BadgeKey::new)
                .orElseThrow(BadgeNotFound::new);
    }
}

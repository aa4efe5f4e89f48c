package dev.tallymark.dashboard;

import dev.tallymark.accounts.SignedIn;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Glances;
import dev.tallymark.badges.Transfers;
import dev.tallymark.shared.PublicUrl;
import java.time.Clock;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The signed-in home. */
@Controller
class Dashboard {

    private final Badges badges;
    private final Glances glances;
    private final Transfers transfers;
    private final PublicUrl site;
    private final Clock clock;

    Dashboard(Badges badges, Glances glances, Transfers transfers, PublicUrl site, Clock clock) {
        this.badges = badges;
        this.glances = glances;
        this.transfers = transfers;
        this.site = site;
        this.clock = clock;
    }

    /**
     * The list, or the first steps of who has none.
     *
     * @param q shows only ids with these letters in them
     * @param page counts from 1
     */
    @GetMapping("/user")
    String home(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("site", site);
        model.addAttribute(
                "offers",
                transfers.offersTo(who.account()).stream().map(OfferRow::of).toList());
        var all = glances.of(who.id());
        if (all.isEmpty()) {
            model.addAttribute("first", FirstBadge.of(who.account(), badges, site));
            return "dashboard/welcome";
        }
        model.addAttribute("list", BadgeList.of(all, q.strip(), page, site, clock.instant()));
        return "dashboard/dashboard";
    }
}

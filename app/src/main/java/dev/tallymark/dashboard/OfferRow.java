package dev.tallymark.dashboard;

import dev.tallymark.badges.Transfers;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.web.Moment;
import dev.tallymark.web.Numbers;

/** A badge that somebody wants to give away, ready to be shown. */
record OfferRow(BadgeKey key, String id, String from, String views, Moment ends) {

    static OfferRow of(Transfers.Offered offered) {
        var badge = offered.badge();
        var views = offered.shown().isPresent() ? Numbers.views(offered.shown().getAsLong()) : "its views";
        return new OfferRow(
                badge.key(),
                badge.name().shown(),
                offered.offer().from(),
                views,
                Moment.day(offered.offer().ends()));
    }
}

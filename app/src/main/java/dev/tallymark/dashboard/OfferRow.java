package dev.tallymark.dashboard;

import dev.tallymark.badges.Transfers;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.web.Moment;
import dev.tallymark.web.Numbers;

/** A badge that somebody wants to give away, ready to be shown. */
record OfferRow(BadgeKey key, String id, String from, String views, Moment ends) {

    static OfferRow of(Transfers.Gift gift) {
        var badge = gift.badge();
        var views = gift.shown().isPresent() ? Numbers.views(gift.shown().getAsLong()) : "its views";
        return new OfferRow(
                badge.key(),
                badge.name().shown(),
                gift.offer().from(),
                views,
                Moment.day(gift.offer().ends()));
    }
}

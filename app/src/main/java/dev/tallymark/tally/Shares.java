package dev.tallymark.tally;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has how much in the journal that is not applied yet, since this start. The bytes of a batch are shared out
 * equally among its entries. Guarded by {@link Pending}, but for {@link #of}.
 */
final class Shares {

    private final long limit;
    private final ConcurrentHashMap<Charge, Share> shares = new ConcurrentHashMap<>();
    private Set<Share> collecting = new HashSet<>();
    private Set<Share> storing = Set.of();

    /** @param limit how many bytes one may have */
    Shares(long limit) {
        this.limit = limit;
    }

    Share of(Charge charge) {
        return shares.computeIfAbsent(charge, any -> new Share(limit));
    }

    void add(Share share, long bytes) {
        share.add(bytes);
        collecting.add(share);
    }

    void beginStoring() {
        storing = collecting;
        collecting = new HashSet<>();
        storing.forEach(Share::beginStoring);
    }

    void stored() {
        storing.forEach(Share::stored);
        storing = Set.of();
    }
}

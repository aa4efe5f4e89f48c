package dev.tallymark.badges;

import dev.tallymark.shared.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A badge on its way to being another: set what is to change, the rest stays. */
final class BadgeDraft {

    private final Badge before;
    AccountId owner;
    BadgeName name;
    Look look;
    long offset;
    Optional<Instant> pausedUntil;
    boolean open;
    List<BadgeName> aliases;
    List<Badge.Inheritance> inheritances;
    Optional<Badge.Offer> offer;
    long revision;

    BadgeDraft(Badge before) {
        this.before = before;
        owner = before.owner();
        name = before.name();
        look = before.look();
        offset = before.offset();
        pausedUntil = before.pausedUntil();
        open = before.open();
        aliases = before.aliases();
        inheritances = before.inheritances();
        offer = before.offer();
        revision = before.revision();
    }

    Badge finished() {
        return new Badge(
                before.key(),
                owner,
                name,
                before.subject(),
                look,
                offset,
                pausedUntil,
                open,
                before.created(),
                aliases,
                inheritances,
                offer,
                revision);
    }
}

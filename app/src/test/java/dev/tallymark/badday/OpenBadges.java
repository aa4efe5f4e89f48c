package dev.tallymark.badday;

import static org.awaitility.Awaitility.await;

import dev.tallymark.accounts.Account;
import dev.tallymark.badges.Badge;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.BadgesUnavailable;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.Registration;
import dev.tallymark.server.TallymarkServer;
import dev.tallymark.shared.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Badges of one owner whose history everybody may read. */
final class OpenBadges {

    private static final Account OWNER = new Account(
            new AccountId("0000000000000000"),
            OptionalLong.empty(),
            "operator",
            "Operator",
            Optional.empty(),
            Instant.EPOCH,
            true);

    private OpenBadges() {}

    /** Named {@code day/badge0} and so on. */
    static List<Badge> register(TallymarkServer server, int howMany, long base) {
        var badges = server.bean(Badges.class);
        var registered = new ArrayList<Badge>();
        for (int i = 0; i < howMany; i++) {
            var name = BadgeName.parse("day/badge" + i).orElseThrow();
            // The first comes while the journal is still being read back, when no count is known.
            var registration = await().ignoreException(BadgesUnavailable.class)
                    .until(() -> badges.register(OWNER, name, Look.DEFAULT, base), Objects::nonNull);
            if (registration instanceof Registration.Registered(Badge badge)) {
                badges.edit(OWNER, badge.key(), badge.revision(), badge.look(), Optional.empty(), true);
                registered.add(badge);
            }
        }
        return registered;
    }
}

package dev.tallymark.badges;

import org.springframework.stereotype.Component;

/**
 * The badges that their owners made public. To whom it does not belong, a private badge looks like one that nobody
 * registered.
 */
@Component
class OpenBadges {

    private final Directory directory;
    private final BadgeSettings settings;

    OpenBadges(Directory directory, BadgeSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * The public badge of that id, as it is now; from memory where nobody else could have changed it.
     *
     * @throws BadgeNotFound when nobody registered it, or its owner keeps it private
     * @throws BadgeGone when it was deleted
     * @throws BadgesUnavailable when that cannot be read now
     */
    Badge named(BadgeName name) {
        return switch (directory.latest(name, Deadline.in(settings.patience()))) {
            case Standing.Registered registered when registered.badge().open() -> registered.badge();
            case Standing.Registered _, Standing.Unclaimed _ -> throw new BadgeNotFound();
            case Standing.Gone _ -> throw new BadgeGone();
            case Standing.Unknown _ -> throw BadgesUnavailable.withoutName();
        };
    }
}

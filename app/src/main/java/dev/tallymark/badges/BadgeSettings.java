package dev.tallymark.badges;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator decides about badges.
 *
 * @param unclaimed whether ids that nobody registered are counted
 * @param unclaimedLimit how many counters of such ids there may be in all
 * @param unclaimedBurst how many of them may be created at once
 * @param unclaimedPerSecond how many may be created each second after that
 * @param unclaimedLife after how long without a view such a counter is gone, in whole days
 * @param perAccount how many badges one account may have, with ids that it gave up and that are reserved
 * @param perHour how many ids one account may ask for in an hour
 * @param remembered how many ids, registered or not, are kept in memory
 * @param patience how long an image waits for the disk and the stores: GitHub's proxy gives up after seconds, people
 *     sooner
 */
@ConfigurationProperties("tallymark.badges")
record BadgeSettings(
        @DefaultValue("true") boolean unclaimed,
        @DefaultValue("1000000") long unclaimedLimit,
        @DefaultValue("50000") int unclaimedBurst,
        @DefaultValue("10") int unclaimedPerSecond,
        @DefaultValue("90d") Duration unclaimedLife,
        @DefaultValue("1000") int perAccount,
        @DefaultValue("300") int perHour,
        @DefaultValue("100000") int remembered,
        @DefaultValue("250ms") Duration patience) {

    BadgeSettings {
        if (unclaimedLimit < 0 || unclaimedBurst < 1 || unclaimedPerSecond < 0 || unclaimedLife.toDays() < 1) {
            throw new IllegalArgumentException(
                    "tallymark.badges.unclaimed: limits are positive, a life is a day or more");
        }
        if (perAccount < 1 || perHour < 1 || remembered < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("tallymark.badges: limits and times are positive");
        }
    }
}

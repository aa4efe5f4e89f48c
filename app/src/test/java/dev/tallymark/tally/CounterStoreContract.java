package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.tally.ClosedPeriods.Kind;
import dev.tallymark.tally.CounterStore.HourId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What counting relies on, whichever store is behind: absolute numbers that only rise, for one producer. */
abstract class CounterStoreContract {

    private static final long HOUR = 494_000;
    private static final long DAY = HOUR / 24;
    private static final CounterId BADGE = CounterId.of("views", "badge");

    abstract CounterStore store();

    abstract ClosedPeriods periods();

    abstract Producers producers();

    /** The same store as another producer sees it. */
    abstract CounterStore storeOf(String producer);

    @Test
    void tellsItsOwnCountFromOthers() {
        var counter = new Counter(BADGE, 0);
        store().raise(List.of(new Raise(counter, 3, 9, List.of())));
        storeOf("two").raise(List.of(new Raise(counter, 40, 5, List.of())));

        assertThat(store().totals(List.of(counter.key))).containsEntry(counter.key, new Total(3, 9, 40));
    }

    @Test
    void saysWithEachHourHowMuchOfTheTotalItAccountsFor() {
        store().raise(List.of(raise(7, 20, 4)));

        assertThat(hour().own()).isEqualTo(7);
    }

    @Test
    void addsToTheListOfAMinuteThatIsNotOver() {
        var many = IntStream.range(0, 45_000).mapToObj(i -> "views/b" + i + "/").collect(Collectors.toSet());
        periods().enter(100, 0, Set.of("a", "b"));
        periods().enter(100, 2, many);
        periods().enter(100, 2, many);
        periods().enter(100, 0, Set.of("c", "a"));

        var all = new HashSet<>(many);
        all.addAll(Set.of("a", "b", "c"));
        assertThat(periods().list(Kind.MINUTE, 100)).isEqualTo(all);
        periods().forgetDay(0);
        assertThat(periods().list(Kind.MINUTE, 100)).isEmpty();
        assertThat(periods().listed(Kind.MINUTE, 100, 101)).isEmpty();
    }

    @Test
    void entersAProducerOnce() {
        var first = new Standing("new", true, new Progress(-1, 77, 77), "me", 5_000, 1);

        assertThat(producers().enter(first)).isTrue();
        assertThat(producers().enter(first)).isFalse();

        assertThat(producers().find("new")).contains(first);
        assertThat(producers().all()).contains(first);
        assertThat(producers().find("nobody")).isEmpty();
    }

    @Test
    void givesANameToTheFirstWhoAsks() {
        var first = new Standing("new", true, new Progress(-1, 77, 77), "", 5_000, 1);
        producers().enter(first);

        assertThat(producers().hold(first, "me", 9_000)).isTrue();
        assertThat(producers().hold(first, "you", 9_000)).isFalse();

        assertThat(producers().find("new")).contains(first.heldBy("me", 9_000));
        storeOf("new").advance(new Progress(5, 80, 79));
        assertThat(producers().find("new").orElseThrow().reached()).isEqualTo(new Progress(5, 80, 79));
    }

    @Test
    void givesANameOfAnInstallationThatHadOneNode() {
        store().advance(new Progress(5, 80, 79));
        var known = producers().all().getFirst();

        assertThat(known.reached()).isEqualTo(new Progress(5, 80, 79));
        assertThat(known.isFree()).isTrue();
        assertThat(producers().hold(known, "me", 9_000)).isTrue();
        assertThat(producers().hold(known, "you", 9_000)).isFalse();
    }

    abstract QuarantineStore quarantine();

    @Test
    void keepsWhatIsSetAsideUntilItIsForgotten() {
        var aside = SetAside.nothing(BADGE.key(), true).with(raise(7, 20, 4), 0);
        quarantine().keep(List.of(SetAside.nothing(BADGE.key(), true), SetAside.nothing("views/other/", false)));
        quarantine().keep(List.of(aside));

        var kept = quarantine().all().stream()
                .filter(some -> some.key().equals(BADGE.key()))
                .findFirst()
                .orElseThrow();
        assertThat(kept.own()).isEqualTo(7);
        assertThat(kept.sequence()).isEqualTo(20);
        assertThat(kept.afloat()).isTrue();
        assertThat(kept.hours()).containsOnlyKeys(HOUR);
        assertThat(kept.raise().hours().getFirst().minutes().get(HOUR * 60 + 3)).isEqualTo(4);
        quarantine().forget(List.of(BADGE.key()));
        assertThat(quarantine().all()).extracting(SetAside::key).containsExactly("views/other/");
    }

    @Test
    void knowsNothingOfACounterThatWasNeverRaised() {
        assertThat(store().totals(List.of(BADGE.key()))).isEmpty();
        assertThat(store().hours(List.of(new HourId(BADGE.key(), HOUR)))).isEmpty();
    }

    @Test
    void keepsTheHighestOfEveryNumberInWhateverOrderTheyCome() {
        store().raise(List.of(raise(7, 20, 4)));
        store().raise(List.of(raise(5, 10, 2)));

        assertThat(store().totals(List.of(BADGE.key()))).containsEntry(BADGE.key(), new Total(7, 20, 0));
        var hour = hour();
        assertThat(hour.sequence()).isEqualTo(20);
        assertThat(hour.minutes().get(HOUR * 60 + 3)).isEqualTo(4);
    }

    @Test
    void raisesWhatChangedAndLeavesTheRest() {
        store().raise(List.of(raise(7, 20, 4)));
        var later = new Minutes();
        later.add(HOUR * 60 + 59, 9);
        store().raise(List.of(new Raise(new Counter(BADGE, 0), 16, 30, List.of(new Hour(HOUR, 30, 16, later)))));

        assertThat(hour().minutes().get(HOUR * 60 + 3)).isEqualTo(4);
        assertThat(hour().minutes().get(HOUR * 60 + 59)).isEqualTo(9);
        assertThat(hour().total()).isEqualTo(13);
    }

    @Test
    void raisesThousandsAtOnce() {
        var raises = IntStream.range(0, 2_500)
                .mapToObj(i -> new Raise(new Counter(CounterId.of("views", "badge" + i), 0), i, 1, List.<Hour>of()))
                .toList();
        store().raise(raises);

        var keys = raises.stream().map(raise -> raise.counter().key).toList();
        assertThat(store().totals(keys)).hasSize(2_500).containsEntry("views/badge2499/", new Total(2_499, 1, 0));
    }

    @Test
    void beginsItsProgressWhereItIsTold() {
        assertThat(store().progress(77)).isEqualTo(new Progress(-1, 77, 77));

        store().advance(new Progress(5, 80, 79));

        assertThat(store().progress(99)).isEqualTo(new Progress(5, 80, 79));
    }

    @Test
    void listsPeriodsThatHadHits() {
        var many = IntStream.range(0, 45_000).mapToObj(i -> "views/b" + i + "/").collect(Collectors.toSet());
        periods().keep(Kind.MINUTE, 100, Set.of("a", "b"));
        periods().keep(Kind.MINUTE, 102, many);
        periods().keep(Kind.MINUTE, 5_000, many);
        periods().keep(Kind.HOUR, 101, Set.of("c"));

        assertThat(periods().listed(Kind.MINUTE, 0, 5_001)).containsExactly(100L, 102L, 5_000L);
        assertThat(periods().listed(Kind.MINUTE, 100, 102)).containsExactly(100L);
        assertThat(periods().list(Kind.MINUTE, 100)).containsExactlyInAnyOrder("a", "b");
        assertThat(periods().list(Kind.MINUTE, 101)).isEmpty();
        assertThat(periods().list(Kind.MINUTE, 102)).isEqualTo(many);
    }

    @Test
    void sumsTheHoursOfADay() {
        periods().keepHours(DAY * 24, Map.of("a", 1L, "b", 2L));
        periods().keepHours(DAY * 24 + 23, Map.of("a", 10L));
        periods().keepHours(DAY * 24 + 23, Map.of("a", 10L));
        periods().keepHours(DAY * 24 + 24, Map.of("a", 100L));

        assertThat(periods().days(DAY, List.of("a", "b", "c"))).isEqualTo(Map.of("a", 11L, "b", 2L));
    }

    @Test
    void forgetsADayAndNothingElse() {
        store().raise(List.of(raise(7, 20, 4)));
        var key = BADGE.key();
        for (long hour : new long[] {HOUR, HOUR + 24}) {
            periods().keep(Kind.MINUTE, hour * 60 + 3, Set.of(key));
            periods().keep(Kind.HOUR, hour, Set.of(key));
            periods().keepHours(hour, Map.of(key, 4L));
        }

        periods().forgetDay(DAY);

        assertThat(store().hours(List.of(new HourId(key, HOUR)))).isEmpty();
        assertThat(periods().days(DAY, List.of(key))).isEmpty();
        assertThat(periods().days(DAY + 1, List.of(key))).containsEntry(key, 4L);
        assertThat(periods().listed(Kind.HOUR, HOUR, HOUR + 25)).containsExactly(HOUR + 24);
        assertThat(store().totals(List.of(key))).containsEntry(key, new Total(7, 20, 0));
    }

    private Hour hour() {
        var id = new HourId(BADGE.key(), HOUR);
        return store().hours(List.of(id)).getOrDefault(id, Hour.empty(HOUR));
    }

    private static Raise raise(long own, long sequence, long inMinuteThree) {
        var minutes = new Minutes();
        minutes.add(HOUR * 60 + 3, inMinuteThree);
        return new Raise(new Counter(BADGE, 0), own, sequence, List.of(new Hour(HOUR, sequence, own, minutes)));
    }
}

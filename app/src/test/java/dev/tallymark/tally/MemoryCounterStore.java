package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The documents of one producer in memory, with the store's bad days: it refuses a call, does it and loses the answer,
 * or does a random part of it. It can be set back to what it was.
 */
final class MemoryCounterStore implements CounterStore, ClosedPeriods, QuarantineStore {

    enum Fault {
        NONE,
        REFUSE,
        HALF,
        LOSE_ANSWER
    }

    /** What the store says then. */
    static final class Away extends RuntimeException {}

    private record Content(
            Map<String, Total> totals,
            Map<HourId, Map<Long, Long>> hours,
            Map<HourId, Long> hourSequences,
            Map<HourId, Long> hourTotals,
            Map<String, Set<String>> lists,
            Map<String, Map<Long, Long>> days,
            List<Progress> progress,
            Map<String, SetAside> quarantine) {

        static Content empty() {
            return new Content(
                    new HashMap<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    new ArrayList<>(),
                    new HashMap<>());
        }

        Content copy() {
            var copiedHours = new HashMap<HourId, Map<Long, Long>>();
            hours.forEach((id, minutes) -> copiedHours.put(id, new HashMap<>(minutes)));
            var copiedDays = new HashMap<String, Map<Long, Long>>();
            days.forEach((id, totals) -> copiedDays.put(id, new HashMap<>(totals)));
            return new Content(
                    new HashMap<>(totals),
                    copiedHours,
                    new HashMap<>(hourSequences),
                    new HashMap<>(hourTotals),
                    new HashMap<>(lists),
                    copiedDays,
                    new ArrayList<>(progress),
                    new HashMap<>(quarantine));
        }
    }

    private final Random dice;
    private Content content = Content.empty();
    private Content older = content.copy();
    private Fault next = Fault.NONE;
    private final Set<String> refused = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private boolean failNextRead;
    private volatile boolean away;

    MemoryCounterStore(Random dice) {
        this.dice = dice;
    }

    /** What happens to the next write. */
    void nextWrite(Fault fault) {
        next = fault;
    }

    /** The next question is not answered. */
    void failNextRead() {
        failNextRead = true;
    }

    /** Whether it answers nothing at all. */
    void setAway(boolean now) {
        away = now;
    }

    /** From now on it refuses this counter for good; one of its documents it may take. */
    void refuse(String key) {
        refused.add(key);
    }

    /** From now on nobody can read this counter's total, nor write it. */
    void damage(String key) {
        refused.add(key);
        unreadable.add(key);
    }

    /** From now on all is well again with every counter. */
    void mend() {
        refused.clear();
        unreadable.clear();
    }

    private void answer() {
        if (away) {
            throw new Away();
        }
        if (failNextRead) {
            failNextRead = false;
            throw new Away();
        }
    }

    void remember() {
        older = content.copy();
    }

    void setBack() {
        content = older.copy();
    }

    long total(String key) {
        return content.totals().getOrDefault(key, Total.NOTHING).own();
    }

    @Override
    public synchronized Map<String, Total> totals(Collection<String> keys) {
        answer();
        var found = new HashMap<String, Total>();
        keys.forEach(key -> found.put(key, content.totals().getOrDefault(key, Total.NOTHING)));
        found.values().removeIf(Total.NOTHING::equals);
        keys.stream().filter(unreadable::contains).forEach(key -> found.put(key, Total.UNREADABLE));
        return found;
    }

    @Override
    public synchronized Map<HourId, Hour> hours(Collection<HourId> ids) {
        answer();
        var found = new HashMap<HourId, Hour>();
        for (var id : ids) {
            if (content.hours().containsKey(id)) {
                var minutes = new Minutes();
                content.hours().getOrDefault(id, Map.of()).forEach(minutes::add);
                found.put(
                        id,
                        new Hour(
                                id.hour(),
                                content.hourSequences().getOrDefault(id, -1L),
                                content.hourTotals().getOrDefault(id, 0L),
                                minutes));
            }
        }
        return found;
    }

    @Override
    public synchronized void raise(Collection<Raise> raises) {
        var hours = new ArrayList<Runnable>();
        var totals = new ArrayList<Runnable>();
        var reasons = new HashMap<Raise, String>();
        for (var raise : raises) {
            boolean isRefused = refused.contains(raise.counter().key);
            if (isRefused) {
                reasons.put(raise, "told to");
            }
            if (isRefused && dice.nextBoolean()) {
                continue;
            }
            totals.add(() -> content.totals()
                    .merge(
                            raise.counter().key,
                            new Total(raise.own(), raise.sequence(), 0),
                            (old, more) -> new Total(
                                    Math.max(old.own(), more.own()), Math.max(old.sequence(), more.sequence()), 0)));
            for (var hour : isRefused ? List.<Hour>of() : raise.hours()) {
                hours.add(() -> {
                    var id = new HourId(raise.counter().key, hour.hour());
                    var minutes = content.hours().computeIfAbsent(id, any -> new HashMap<>());
                    hour.minutes().forEach((minute, count) -> minutes.merge(minute, count, Math::max));
                    content.hourSequences().merge(id, hour.sequence(), Math::max);
                    content.hourTotals().merge(id, hour.own(), Math::max);
                });
            }
        }
        // The hours of one counter in their order, else in any; totals after all hours.
        if (raises.stream().allMatch(raise -> raise.hours().size() < 2)) {
            Collections.shuffle(hours, dice);
        }
        Collections.shuffle(totals, dice);
        hours.addAll(totals);
        write(hours);
        if (!reasons.isEmpty()) {
            throw new RaisesRefused(reasons);
        }
    }

    @Override
    public synchronized Collection<SetAside> all() {
        answer();
        return List.copyOf(content.quarantine().values());
    }

    @Override
    public synchronized void keep(Collection<SetAside> some) {
        write(some.stream()
                .<Runnable>map(aside -> () -> content.quarantine().put(aside.key(), aside))
                .toList());
    }

    @Override
    public synchronized void forget(Collection<String> keys) {
        write(keys.stream()
                .<Runnable>map(key -> () -> content.quarantine().remove(key))
                .toList());
    }

    @Override
    public synchronized Progress progress(long start) {
        answer();
        return content.progress().isEmpty()
                ? new Progress(-1, start, start)
                : content.progress().getFirst();
    }

    @Override
    public synchronized void advance(Progress progress) {
        write(List.of(() -> {
            var old = progress(0);
            content.progress().clear();
            content.progress()
                    .add(new Progress(
                            Math.max(old.applied(), progress.applied()),
                            Math.max(old.closedBefore(), progress.closedBefore()),
                            Math.max(old.exportedBefore(), progress.exportedBefore())));
        }));
    }

    @Override
    public synchronized void keep(Kind kind, long period, Set<String> keys) {
        write(List.of(() -> content.lists().put(kind + "|" + period, Set.copyOf(keys))));
    }

    @Override
    public synchronized void enter(long minute, int known, Set<String> keys) {
        write(List.of(() -> content.lists().merge(Kind.MINUTE + "|" + minute, Set.copyOf(keys), (old, more) -> {
            var both = new HashSet<>(old);
            both.addAll(more);
            return both;
        })));
    }

    @Override
    public synchronized List<Long> listed(Kind kind, long from, long to) {
        return LongStream.range(from, to)
                .filter(period -> content.lists().containsKey(kind + "|" + period))
                .boxed()
                .toList();
    }

    @Override
    public synchronized Set<String> list(Kind kind, long period) {
        return content.lists().getOrDefault(kind + "|" + period, Set.of());
    }

    @Override
    public synchronized void keepHours(long hour, Map<String, Long> totals) {
        var writes = new ArrayList<Runnable>();
        totals.forEach((key, total) -> writes.add(() -> content.days()
                .computeIfAbsent(key + "|" + hour / 24, any -> new HashMap<>())
                .merge(hour, total, Math::max)));
        write(writes);
    }

    @Override
    public synchronized Map<String, Long> days(long day, Collection<String> keys) {
        var found = new HashMap<String, Long>();
        for (var key : keys) {
            var hours = content.days().get(key + "|" + day);
            if (hours != null) {
                found.put(
                        key, hours.values().stream().mapToLong(Long::longValue).sum());
            }
        }
        return found;
    }

    @Override
    public synchronized void forgetDay(long day) {
        write(List.of(() -> {
            content.hours().keySet().removeIf(id -> id.hour() / 24 == day);
            content.days().keySet().removeIf(id -> id.endsWith("|" + day));
            content.lists().keySet().removeIf(id -> {
                long period = Long.parseLong(id.substring(id.indexOf('|') + 1));
                return day == (id.startsWith(Kind.HOUR.name()) ? period / 24 : period / 1_440);
            });
        }));
    }

    @Override
    public synchronized void forget(String key, long from, long to) {
        write(List.of(
                () -> content.hours()
                        .keySet()
                        .removeIf(id -> id.key().equals(key) && id.hour() >= from * 24 && id.hour() < to * 24),
                () -> LongStream.range(from, to).forEach(day -> content.days().remove(key + "|" + day))));
    }

    /** Whether an hour has hits that its counter's total has not. */
    synchronized boolean isTorn() {
        return content.hourTotals().entrySet().stream()
                .anyMatch(hour -> hour.getValue() > total(hour.getKey().key()));
    }

    synchronized void forgetTotal(String key) {
        write(List.of(() -> content.totals().remove(key)));
    }

    private void write(List<Runnable> writes) {
        answer();
        var fault = next;
        next = Fault.NONE;
        if (fault == Fault.REFUSE) {
            throw new Away();
        }
        int done = fault == Fault.HALF ? dice.nextInt(writes.size() + 1) : writes.size();
        writes.subList(0, done).forEach(Runnable::run);
        if (fault != Fault.NONE) {
            throw new Away();
        }
    }
}

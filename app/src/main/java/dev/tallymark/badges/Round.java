package dev.tallymark.badges;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what is due to each of many. One that fails keeps no other waiting, and is told of at the end. */
final class Round {

    private int failed;
    private @Nullable RuntimeException first;

    /** Some of it is still to be done. */
    static final class Unfinished extends RuntimeException {

        private Unfinished(int failed, RuntimeException first) {
            super(failed + " failed, the first with " + first, first);
        }
    }

    <T> void each(Iterable<T> all, Consumer<? super T> work) {
        for (var one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException e) {
                failed++;
                first = first == null ? e : first;
            }
        }
    }

    /** @throws Unfinished when something failed */
    void end() {
        if (first != null) {
            throw new Unfinished(failed, first);
        }
    }
}

package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChoreTest {

    private static final long TENTH = TimeUnit.MILLISECONDS.toNanos(100);

    private long nanos;
    private boolean failing;
    private int attempts;
    private final Chore chore = new Chore("Working", this::work, () -> nanos);

    @Test
    void restsLongerAndLongerWhileItFails() {
        failing = true;

        attemptFor(10);
        int first = attempts;
        attemptFor(10);

        // After 0.25, 0.5 and 1 second, then every two.
        assertThat(first).isEqualTo(8);
        assertThat(attempts - first).isEqualTo(5);
    }

    @Test
    void isDoneEveryTimeWhenItIsWellAgain() {
        failing = true;
        attemptFor(10);
        failing = false;
        attemptFor(3);
        attempts = 0;

        attemptFor(1);

        assertThat(attempts).isEqualTo(10);
    }

    @Test
    void anOutageIsToldInTwoLinesHoweverLongItIs() {
        try (var lines = new LogLines(Trouble.class)) {
            for (int blip = 0; blip < 10; blip++) {
                failing = true;
                attemptFor(100);
                failing = false;
                attemptFor(5);
            }
            assertThat(lines.all())
                    .containsExactly("WARN Working fails and is tried again: java.lang.IllegalStateException: why");

            attemptFor(20);

            assertThat(lines.all()).hasSize(2).last().isEqualTo("INFO No more: Working fails and is tried again");
        }
    }

    private void attemptFor(int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            chore.attempt();
            nanos += TENTH;
        }
    }

    private void work() {
        attempts++;
        if (failing) {
            throw new IllegalStateException("why");
        }
    }
}

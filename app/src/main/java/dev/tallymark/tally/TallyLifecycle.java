package dev.tallymark.tally;

import org.springframework.context.SmartLifecycle;

/** Counts from before the first request until after the last. */
final class TallyLifecycle implements SmartLifecycle {

    private final ExactTallies tallies;
    private volatile boolean running;

    TallyLifecycle(ExactTallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public void start() {
        tallies.start();
        running = true;
    }

    @Override
    public void stop() {
        tallies.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}

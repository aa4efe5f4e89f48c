import java.util.ArrayList;
import java.util.List;

/** Asks once a second how old the oldest hit is that is not stored yet, while the service is loaded. */
final class Lag implements AutoCloseable {

    private final List<Double> seconds = new ArrayList<>();
    private final Thread thread;

    Lag(App app) {
        thread = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Thread.sleep(1_000);
                    seconds.add(app.meter("tally_lag_seconds"));
                }
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    Spread seconds() {
        return Spread.of(seconds);
    }
}

package dev.tallymark.documents;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Makes every module's {@link Indexes}: once before the first request, and when MongoDB is away again and again,
 * because badges are served without it.
 */
@Component
class IndexMaker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexMaker.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final MongoOperations mongo;
    private final List<Indexes> wanted;
    private volatile boolean running;

    IndexMaker(MongoOperations mongo, ObjectProvider<Indexes> wanted) {
        this.mongo = mongo;
        this.wanted = wanted.stream().toList();
    }

    @Override
    public void start() {
        running = true;
        make();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server takes requests. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void make() {
        try {
            for (var indexes : wanted) {
                var collection = mongo.indexOps(indexes.collection());
                indexes.definitions().forEach(collection::createIndex);
            }
        } catch (DataAccessException e) {
            if (running) {
                LOG.warn("Indexes not made, trying again in {} s: {}", PAUSE.toSeconds(), e.getMessage());
                CompletableFuture.delayedExecutor(PAUSE.toSeconds(), TimeUnit.SECONDS)
                        .execute(this::make);
            }
        }
    }
}

package dev.tallymark.badges;

import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Looks up and draws one badge before the door opens, so that the first view after a start does not find the driver
 * unconnected and give up.
 */
@Component
class WarmUp implements SmartInitializingSingleton {

    private static final BadgeName ANY = BadgeName.parse("tallymark").orElseThrow();

    /** A store that takes longer is away, and the start does not wait for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Directory directory;
    private final Painter painter;

    WarmUp(Directory directory, Painter painter) {
        this.directory = directory;
        this.painter = painter;
    }

    @Override
    public void afterSingletonsInstantiated() {
        directory.standing(ANY, Deadline.in(PATIENCE));
        painter.paint(Answer.Notice.UNAVAILABLE, QueryValues.NONE);
    }
}

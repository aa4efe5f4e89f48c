package dev.tallymark;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs what is done from time to time. A task never overlaps with itself, and none waits for another: a sweep through
 * slow stores takes minutes, and hits wait in memory for a task that runs every second. So there are at least as many
 * threads as tasks, which Spring's own scheduler with virtual threads does not offer: all its fixed delays share one.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Timetable {

    private static final int THREADS = 16;

    /** Not told to be an executor as well: Spring Boot would leave out the application's own for it. */
    @Bean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("scheduling-");
        return scheduler;
    }
}

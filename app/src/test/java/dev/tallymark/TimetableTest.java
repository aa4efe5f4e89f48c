package dev.tallymark;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

class TimetableTest {

    private static final Duration DELAY = Duration.ofMillis(1);

    @Test
    void aTaskRunsOnWhileAllOthersStand() throws InterruptedException {
        var end = new CountDownLatch(1);
        var runs = new CountDownLatch(3);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.register(Timetable.class);
            context.registerBean(
                    SchedulingConfigurer.class, () -> tasks -> enter(tasks, () -> await(end), runs::countDown));
            context.refresh();

            assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            end.countDown();
        }
    }

    private static void enter(ScheduledTaskRegistrar tasks, Runnable standing, Runnable running) {
        long others = tasksOfTheProduct() - 1;
        assertThat(others).isPositive();
        for (int i = 0; i < others; i++) {
            tasks.addFixedDelayTask(standing, DELAY);
        }
        tasks.addFixedDelayTask(running, DELAY);
    }

    private static long tasksOfTheProduct() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.tallymark").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Scheduled.class))
                        .count();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.tallymark;

import dev.tallymark.accounts.SignInCommand;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.shared.StartRefused;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The service: view badges that count exactly. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Tallymark {

    /** Runs the service, or with the word {@code signin} or {@code link} prints a one-time link for one that runs. */
    public static void main(String[] args) {
        if (args.length > 0 && SignInCommand.WORDS.contains(args[0])) {
            System.exit(new SignInCommand(args[0], System.getenv(), System.out, System.err).run());
        }
        SpringApplication.run(Tallymark.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PublicUrl publicUrl(@Value("${tallymark.url}") String url) {
        try {
            return PublicUrl.of(url);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), "Set it to the address that browsers use.", e);
        }
    }
}

package dev.tallymark.accounts;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may have an account. Those who have one keep it whatever this says.
 *
 * @param signup whether new people may come
 * @param accounts GitHub's numeric ids of those who may, when it is by list
 * @param operators GitHub's numeric ids of the operators, who always may
 */
@ConfigurationProperties("tallymark")
record SignUp(
        @DefaultValue("open") Mode signup,
        @DefaultValue Set<Long> accounts,
        @DefaultValue Set<Long> operators) {

    enum Mode {
        OPEN,
        CLOSED,
        LIST
    }

    boolean admits(long githubId) {
        return operators.contains(githubId)
                || switch (signup) {
                    case OPEN -> true;
                    case CLOSED -> false;
                    case LIST -> accounts.contains(githubId);
                };
    }
}

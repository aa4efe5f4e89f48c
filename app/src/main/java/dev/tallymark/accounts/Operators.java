package dev.tallymark.accounts;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who runs the service. Ask at each use: who leaves the list is no operator from then on.
 *
 * @param operators GitHub's numeric ids
 */
@ConfigurationProperties("tallymark")
public record Operators(@DefaultValue Set<Long> operators) {

    /** The operator of one machine is one too, while nobody can sign in from anywhere else. */
    public boolean include(Account account) {
        return account.isLocalOperator() || account.githubId().stream().anyMatch(operators::contains);
    }
}

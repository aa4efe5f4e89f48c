package dev.tallymark.kill;

import dev.tallymark.Tallymark;
import dev.tallymark.accounts.Account;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.Registration;
import dev.tallymark.shared.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.boot.SpringApplication;

/** The service in a process of its own, with badges whose history everybody may read. Says when it is ready. */
public final class ServerToKill {

    public static final int BADGES = 200;
    public static final String READY = "ready to be killed";

    private static final Account OWNER = new Account(
            new AccountId("0000000000000000"),
            OptionalLong.empty(),
            "operator",
            "Operator",
            Optional.empty(),
            Instant.EPOCH,
            true);

    private ServerToKill() {}

    public static void main(String[] args) {
        var badges = SpringApplication.run(Tallymark.class, args).getBean(Badges.class);
        for (int i = 0; i < BADGES; i++) {
            var name = BadgeName.parse(name(i)).orElseThrow();
            if (badges.register(OWNER, name, Look.DEFAULT, 0) instanceof Registration.Registered registered) {
                var badge = registered.badge();
                badges.edit(OWNER, badge.key(), badge.revision(), badge.look(), Optional.empty(), true);
            }
        }
        System.out.println(READY);
    }

    public static String name(int badge) {
        return "kill/badge" + badge;
    }
}

package dev.tallymark.dashboard;

import dev.tallymark.accounts.Account;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Snippets;
import dev.tallymark.shared.PublicUrl;

/**
 * A badge that works before anybody makes it, where whatever is asked for counts.
 *
 * @param firstName what to call who has just come
 * @param works whether it does: not when it was deleted, or is somebody's
 * @param image where its picture is, without counting
 */
record FirstBadge(String firstName, boolean local, boolean works, String markdown, String image) {

    static FirstBadge of(Account account, Badges badges, PublicUrl site) {
        var id = account.login() + "/" + account.login();
        var name = BadgeName.parse(id).orElseThrow(() -> new IllegalStateException("a login is no id"));
        return new FirstBadge(
                account.name().strip().split(" ", 2)[0],
                account.isLocalOperator(),
                badges.countsUnclaimed() && badges.isFree(name),
                Snippets.of(site, name, "views").markdown(),
                Snippets.quietImage(name));
    }
}

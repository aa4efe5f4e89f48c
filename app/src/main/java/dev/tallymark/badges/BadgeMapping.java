package dev.tallymark.badges;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.svg.Style;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** How a badge and its audit lines are written down. */
final class BadgeMapping {

    static final String REVISION = "revision";
    static final String AUDIT = "audit";
    static final String SUBJECT = "subject";

    private BadgeMapping() {}

    static Document write(Badge badge) {
        return new Document("_id", badge.key().value())
                .append("owner", badge.owner().value())
                .append("shown", badge.name().shown())
                .append("key", badge.name().key())
                .append(SUBJECT, badge.subject())
                .append("created", Date.from(badge.created()))
                .append("look", write(badge.look()))
                .append("offset", badge.offset())
                .append("pausedUntil", badge.pausedUntil().map(Date::from).orElse(null))
                .append("open", badge.open())
                .append(
                        "aliases",
                        badge.aliases().stream().map(BadgeMapping::write).toList())
                .append(
                        "inheritances",
                        badge.inheritances().stream().map(BadgeMapping::write).toList())
                .append("offer", badge.offer().map(BadgeMapping::write).orElse(null))
                .append(REVISION, badge.revision());
    }

    static Badge read(Document document) {
        return new Badge(
                new BadgeKey(document.getString("_id")),
                new AccountId(document.getString("owner")),
                new BadgeName(document.getString("shown"), document.getString("key")),
                document.getString(SUBJECT),
                readLook(document.get("look", Document.class)),
                document.getLong("offset"),
                Optional.ofNullable(document.getDate("pausedUntil")).map(Date::toInstant),
                document.getBoolean("open"),
                document.getDate("created").toInstant(),
                document.getList("aliases", Document.class, List.of()).stream()
                        .map(BadgeMapping::readName)
                        .toList(),
                document.getList("inheritances", Document.class, List.of()).stream()
                        .map(BadgeMapping::readInheritance)
                        .toList(),
                Optional.ofNullable(document.get("offer", Document.class)).map(BadgeMapping::readOffer),
                document.getLong(REVISION));
    }

    private static Document write(BadgeName name) {
        return new Document("shown", name.shown()).append("key", name.key());
    }

    private static BadgeName readName(Document document) {
        return new BadgeName(document.getString("shown"), document.getString("key"));
    }

    private static Document write(Badge.Inheritance inheritance) {
        return write(inheritance.name()).append(SUBJECT, inheritance.subject()).append("taken", inheritance.taken());
    }

    private static Badge.Inheritance readInheritance(Document document) {
        return new Badge.Inheritance(readName(document), document.getString(SUBJECT), document.getLong("taken"));
    }

    private static Document write(Badge.Offer offer) {
        return new Document("from", offer.from())
                .append("to", offer.githubId())
                .append("login", offer.login())
                .append("ends", Date.from(offer.ends()));
    }

    private static Badge.Offer readOffer(Document document) {
        return new Badge.Offer(
                document.getString("from"),
                document.getLong("to"),
                document.getString("login"),
                document.getDate("ends").toInstant());
    }

    static Document write(AuditLine line) {
        return new Document("at", Date.from(line.at()))
                .append("who", line.who())
                .append("what", line.what())
                .append("count", line.count());
    }

    static AuditLine readLine(Document document) {
        Instant at = document.getDate("at").toInstant();
        return new AuditLine(at, document.getString("who"), document.getString("what"), document.getLong("count"));
    }

    private static Document write(Look look) {
        return new Document("label", look.label())
                .append("color", look.color())
                .append("labelColor", look.labelColor().orElse(null))
                .append("style", look.style().name())
                .append("logo", look.logo().orElse(null))
                .append("format", look.format().name())
                .append("pinned", look.pinned());
    }

    private static Look readLook(Document document) {
        return new Look(
                document.getString("label"),
                document.getString("color"),
                Optional.ofNullable(document.getString("labelColor")),
                Style.valueOf(document.getString("style")),
                Optional.ofNullable(document.getString("logo")),
                NumberFormat.valueOf(document.getString("format")),
                document.getBoolean("pinned"));
    }
}

package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything there is to know of one key of xl.cfg(5), or of one parameter of a spec string. Declared once, as a
 * constant; schema, parser, renderer, validator, reference page and live-change table are derived from it.
 *
 * @param <T> the type of its values
 */
public final class Key<T> {
    private static final Pattern WORD_BREAK = Pattern.compile("[-_]+([a-z0-9])");

    private final String name;
    private final String field;
    private final ValueType<T> type;
    private final String section;
    private final String description;
    private final Set<GuestType> guestTypes;
    private final Releases releases;
    private final List<Change<T>> changes;
    private final String defaultText;
    private final String unit;
    private final String liveCommand;
    private final String privilege;
    private final boolean required;
    private final boolean secret;
    private final String deprecated;

    private Key(Builder<T> builder, String description) {
        this.name = builder.name;
        this.field = builder.field;
        this.type = builder.type;
        this.section = builder.section;
        this.description = Objects.requireNonNull(description);
        this.guestTypes = Collections.unmodifiableSet(builder.guestTypes);
        this.releases = builder.releases;
        this.changes = List.copyOf(builder.changes);
        this.defaultText = builder.defaultText;
        this.unit = builder.unit;
        this.liveCommand = builder.liveCommand;
        this.privilege = builder.privilege;
        this.required = builder.required;
        this.secret = builder.secret;
        this.deprecated = builder.deprecated;
    }

    /** Begins the declaration of the key that xl.cfg calls {@code name}; its JSON field is the same in camelCase. */
    public static <T> Builder<T> named(String name, ValueType<T> type) {
        return new Builder<>(name, type);
    }

    /** As xl.cfg, or the spec string, spells it. */
    public String name() {
        return name;
    }

    /** Name of the JSON field. */
    public String field() {
        return field;
    }

    public ValueType<T> type() {
        return type;
    }

    /** Section of the man page; empty for parameters of spec strings. */
    public String section() {
        return section;
    }

    /** One or more sentences for {@code kubectl explain}. */
    public String description() {
        return description;
    }

    /** The guests it means something to. */
    public Set<GuestType> guestTypes() {
        return guestTypes;
    }

    /** Those whose xl knows it. */
    public Releases releases() {
        return releases;
    }

    /** The first Xen whose xl knows it. */
    public XenVersion since() {
        return releases.since();
    }

    /** When it, or its absence, began to mean something else; oldest first. */
    public List<Change<T>> changes() {
        return changes;
    }

    /** What holds when it is not set, in words; empty when nothing does. */
    public String defaultText() {
        return defaultText;
    }

    /** Unit of its number, or empty. */
    public String unit() {
        return unit;
    }

    /** The xl command that changes it on a running domain, or empty when it waits for the next start. */
    public String liveCommand() {
        return liveCommand;
    }

    /** What it lets a namespace do to the host, or empty when it is harmless. */
    public String privilege() {
        return privilege;
    }

    /** Whether its object is meaningless without it. */
    public boolean required() {
        return required;
    }

    /** Whether its value is a secret. */
    public boolean secret() {
        return secret;
    }

    /** What to use instead, or empty when it is not deprecated. */
    public String deprecated() {
        return deprecated;
    }

    /** Whether the xl of that release reads it. */
    public boolean knownTo(XenVersion version) {
        return releases.have(version);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String camelCase(String name) {
        return WORD_BREAK
                .matcher(name)
                .replaceAll(word -> Matcher.quoteReplacement(word.group(1).toUpperCase(java.util.Locale.ROOT)));
    }

    /** Facts of a key; the description ends the declaration. */
    public static final class Builder<T> {
        private final String name;
        private final ValueType<T> type;
        private String field;
        private String section = "";
        private Set<GuestType> guestTypes = EnumSet.allOf(GuestType.class);
        private Releases releases = Releases.ALL;
        private final List<Change<T>> changes = new ArrayList<>();
        private String defaultText = "";
        private String unit = "";
        private String liveCommand = "";
        private String privilege = "";
        private boolean required;
        private boolean secret;
        private String deprecated = "";

        private Builder(String name, ValueType<T> type) {
            this.name = name;
            this.type = type;
            this.field = camelCase(name);
        }

        /** For the few keys that take two types of value, and so have two fields. */
        public Builder<T> field(String other) {
            this.field = other;
            return this;
        }

        public Builder<T> section(String manPageSection) {
            this.section = manPageSection;
            return this;
        }

        public Builder<T> guests(GuestType first, GuestType... more) {
            this.guestTypes = EnumSet.of(first, more);
            return this;
        }

        public Builder<T> since(String version) {
            this.releases = Releases.since(XenVersion.of(version));
            return this;
        }

        public Builder<T> removedIn(String version) {
            this.releases = releases.goneIn(version);
            return this;
        }

        /**
         * Says that from a release on some of its values mean something else to its guests.
         *
         * @see Change
         */
        public Builder<T> changed(
                String in, Predicate<T> values, String setting, String before, String after, String remedy) {
            return changedFor(guestTypes, in, values, setting, before, after, remedy);
        }

        /** The same, where only some of its guests notice. */
        public Builder<T> changedFor(
                Set<GuestType> guests,
                String in,
                Predicate<T> values,
                String setting,
                String before,
                String after,
                String remedy) {
            changes.add(new Change<>(
                    XenVersion.of(in),
                    guests,
                    value -> value != null && values.test(value),
                    setting,
                    before,
                    after,
                    remedy));
            return this;
        }

        /** Says that from a release on it means something else when it is not set. */
        public Builder<T> defaultChanged(String in, String before, String after, String remedy) {
            changes.add(
                    new Change<>(XenVersion.of(in), guestTypes, Objects::isNull, "is not set", before, after, remedy));
            return this;
        }

        public Builder<T> defaultsTo(String words) {
            this.defaultText = words;
            return this;
        }

        public Builder<T> unit(String words) {
            this.unit = words;
            return this;
        }

        public Builder<T> live(String xlCommand) {
            this.liveCommand = xlCommand;
            return this;
        }

        public Builder<T> privileged(String why) {
            this.privilege = why;
            return this;
        }

        public Builder<T> required() {
            this.required = true;
            return this;
        }

        public Builder<T> secret() {
            this.secret = true;
            return this;
        }

        public Builder<T> deprecated(String insteadUse) {
            this.deprecated = insteadUse;
            return this;
        }

        public Key<T> description(String sentences) {
            return new Key<>(this, sentences);
        }
    }
}

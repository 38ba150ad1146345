package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs, which xl takes with dashes only. */
public final class Uuids {
    private static final String FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final UUID NIL = new UUID(0, 0);

    public static final ParsedType<UUID> TYPE = new ParsedType<>(
            "^" + FORM + "$", 36, "a UUID as 0123abcd-0123-0123-0123-0123456789ab", Uuids::parse, UUID::toString);

    private Uuids() {}

    /** @throws SpecException if it is none, or that of dom0 */
    public static UUID parse(String text) {
        if (!PATTERN.matcher(text).matches()) {
            throw new SpecException("must be 8-4-4-4-12 hexadecimal digits with dashes between");
        }
        UUID uuid = UUID.fromString(text);
        if (uuid.equals(NIL)) {
            throw new SpecException("must not be all zero: that is the UUID of dom0");
        }
        return uuid;
    }
}

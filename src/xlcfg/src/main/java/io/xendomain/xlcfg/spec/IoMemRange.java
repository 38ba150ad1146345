package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory of the host that belongs to a device, in pages of 4 KiB.
 *
 * @param start number of the first page
 * @param pages how many, at least 1
 * @param gfn where the guest sees it; at its own number when empty
 */
public record IoMemRange(long start, long pages, OptionalLong gfn) {
    private static final String HEX = "(?:0[xX])?([0-9a-fA-F]{1,13})";
    private static final Pattern FORM = Pattern.compile(HEX + ", *" + HEX + "(?:@" + HEX + ")?");

    public static final ParsedType<IoMemRange> TYPE = new ParsedType<>(
            "^(0[xX])?[0-9a-fA-F]{1,13}, *(0[xX])?[0-9a-fA-F]{1,13}(@(0[xX])?[0-9a-fA-F]{1,13})?$",
            64,
            "pages of memory in hexadecimal as START,COUNT or START,COUNT@GFN",
            IoMemRange::parse,
            IoMemRange::toString,
            new ParsedType.Later<>("4.5", "@GFN", range -> range.gfn().isPresent()));

    /** @throws SpecException if it is none */
    public static IoMemRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SpecException("must be START,COUNT or START,COUNT@GFN in hexadecimal");
        }
        long pages = Long.parseLong(matcher.group(2), 16);
        if (pages == 0) {
            throw new SpecException("must be at least one page");
        }
        return new IoMemRange(
                Long.parseLong(matcher.group(1), 16),
                pages,
                matcher.group(3) == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(matcher.group(3), 16)));
    }

    @Override
    public String toString() {
        String range = "%x,%x".formatted(start, pages);
        return gfn.isPresent() ? range + "@" + Long.toHexString(gfn.getAsLong()) : range;
    }
}

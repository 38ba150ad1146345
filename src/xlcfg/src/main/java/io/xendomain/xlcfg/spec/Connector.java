package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A screen of a virtual display.
 *
 * @param id by which the backend knows it
 * @param width in pixels
 * @param height in pixels
 */
public record Connector(String id, int width, int height) {
    private static final Pattern FORM =
            Pattern.compile("([^,;:\\x00-\\x20\\x7f]{1,64}):([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

    public static final ParsedType<Connector> TYPE = new ParsedType<>(
            "^[^,;:\\x00-\\x20\\x7f]{1,64}:[1-9][0-9]{0,4}x[1-9][0-9]{0,4}$",
            76,
            "a screen as ID:WIDTHxHEIGHT",
            Connector::parse,
            Connector::toString);

    /** @throws SpecException if it is none */
    public static Connector parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SpecException("must be ID:WIDTHxHEIGHT in pixels");
        }
        return new Connector(matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    @Override
    public String toString() {
        return id + ":" + width + "x" + height;
    }
}

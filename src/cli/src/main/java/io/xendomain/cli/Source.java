package io.xendomain.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One input.
 *
 * @param name as the user gave it, {@code -} for standard input
 * @param bytes its content
 */
record Source(String name, byte[] bytes) {
    private static final Pattern MANIFEST_NAME = Pattern.compile(".*\\.(ya?ml|json)");
    private static final Pattern MANIFEST_START = Pattern.compile("(?m)\\A\\s*\\{|^(apiVersion|kind)\\s*:");

    /** Whether it holds Kubernetes objects; an xl.cfg otherwise. Told by the name, on standard input by the content. */
    boolean isManifest() {
        return isStandardInput()
                ? MANIFEST_START.matcher(text()).find()
                : MANIFEST_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    boolean isStandardInput() {
        return name.equals(Inputs.STANDARD_INPUT);
    }

    /** Bytes that are not UTF-8 become U+FFFD. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The line as it stands there, without its end; empty when there is no such line. */
    String line(int number) {
        return text().lines().skip(number - 1L).findFirst().orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Source source && name.equals(source.name) && Arrays.equals(bytes, source.bytes);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}

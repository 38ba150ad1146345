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
    private static final Pattern MANIFEST_START = Pattern.compile("(?m)\\A\\s*[{\\[]|^(apiVersion|kind)\\s*:");
    private static final Pattern JSON_START = Pattern.compile("\\A\\ufeff?\\s*[{\\[]");

    private static final Pattern LINE_END_OF_CFG = Pattern.compile("\n");
    private static final Pattern LINE_END_OF_JSON = Pattern.compile("\r\n|[\r\n]");
    private static final Pattern LINE_END_OF_YAML = Pattern.compile("\r\n|[\r\n\u0085\u2028\u2029]");

    /** Whether it holds Kubernetes objects; an xl.cfg otherwise. Told by the name, on standard input by the content. */
    boolean isManifest() {
        return isStandardInput()
                ? MANIFEST_START.matcher(text()).find()
                : MANIFEST_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a manifest begins as JSON does. */
    boolean looksLikeJson() {
        return JSON_START.matcher(text()).find();
    }

    boolean isStandardInput() {
        return name.equals(Inputs.STANDARD_INPUT);
    }

    /** Bytes that are not UTF-8 become U+FFFD. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The lines without their ends, as the language of the file counts them. */
    String[] lines() {
        return lineEnd().split(text(), -1);
    }

    private Pattern lineEnd() {
        if (!isManifest()) {
            return LINE_END_OF_CFG;
        }
        return looksLikeJson() ? LINE_END_OF_JSON : LINE_END_OF_YAML;
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

package io.xendomain.e2e;

import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a reader of a page types: its blocks of shell, one after the other. */
final class PageCommands {
    private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private PageCommands() {}

    /** @param page below the top of this tree */
    static String of(String page) throws IOException {
        return SHELL_BLOCK
                .matcher(Files.readString(Toolchain.projectRoot().resolve(page)))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }
}

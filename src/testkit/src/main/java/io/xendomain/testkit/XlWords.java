package io.xendomain.testkit;

import java.util.ArrayList;
import java.util.List;

/** What xl is called with, to ask it one thing. */
final class XlWords {
    /** The name under which xl's messages speak of a config given as text. */
    static final String CONFIG = "domain.cfg";

    private XlWords() {}

    static List<String> createDryRun(String file) {
        return List.of("create", "-n", file);
    }

    static List<String> blockAttach(String spec) {
        return List.of("-N", "block-attach", "0", spec);
    }

    /** The command wants each {@code key=value} as an argument of its own; a comma would become part of the first value. */
    static List<String> networkAttach(String spec) {
        List<String> words = new ArrayList<>(List.of("-N", "network-attach", "0"));
        for (String part : spec.split(",")) {
            if (!part.isEmpty()) {
                words.add(part.replaceFirst("^ +", "")); // not a tab
            }
        }
        return words;
    }

    /** xl looks for the disk of that name in xenstore, and there it has a number. */
    static List<String> blockDetach(String vdev) {
        return List.of("block-detach", "0", vdev);
    }

    static List<String> vcpuPin(String cpus) {
        return List.of("-N", "vcpu-pin", "0", "all", cpus);
    }
}

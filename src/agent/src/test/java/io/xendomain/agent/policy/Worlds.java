package io.xendomain.agent.policy;

import io.xendomain.protocol.ProblemFinding;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A dom0 whose links are what a test says they are, and configs for it. */
final class Worlds implements Paths {
    private final Map<Path, Path> links = new TreeMap<>();
    private final Set<Path> mounted = new HashSet<>();

    /** A name and where it leads. */
    Worlds link(String name, String real) {
        links.put(Path.of(name), Path.of(real));
        return this;
    }

    Worlds mounted(String real) {
        mounted.add(Path.of(real));
        return this;
    }

    /** All folders are what they seem; only names that were linked lead elsewhere. */
    @Override
    public Optional<Located> locate(String path) {
        Path named = Path.of(path).normalize();
        return Optional.of(new Located(named, links.getOrDefault(named, named)));
    }

    @Override
    public boolean inUse(Path real) {
        return mounted.contains(real);
    }

    /** What the default policy says of a text, in namespace prod. */
    static List<ProblemFinding> byDefault(String config) {
        try {
            return judge(config, PolicyFile.ofThePackage().of("prod"), new RealPaths());
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    List<ProblemFinding> judge(String config, String rules) {
        return judge(config, rules(rules), this);
    }

    static Rules rules(String yaml) {
        try {
            return PolicyReader.read("namespaces: {prod: " + yaml + "}").of("prod");
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ProblemFinding> judge(String config, Rules rules, Paths paths) {
        CfgReading reading = CfgReader.read(config);
        if (!reading.config().unreadable().isEmpty()) {
            throw new AssertionError(config + " cannot be read: " + reading.findings());
        }
        return Judge.judge(reading.config(), rules, paths);
    }
}

package io.xendomain.xlcfg.proof;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Upgrade;
import io.xendomain.xlcfg.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever the bytes are, reading, validating, rendering and the way through a manifest that kubectl xen import takes
 * end, without an exception, and each finding is in the text.
 */
public final class Survival {
    private static final HostFacts NEWEST = HostFacts.any(XenVersion.NEWEST);

    private Survival() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        of(input);
    }

    /** Whether there is something to render in it. */
    static boolean of(byte[] input) {
        CfgReading reading = CfgReader.read(input);
        List<Finding> findings = new ArrayList<>(reading.findings());
        findings.addAll(reading.ofGrammar(XenVersion.OLDEST));
        Validator.validate(reading.config(), NEWEST).stream()
                .map(reading::located)
                .forEach(findings::add);
        Upgrade.check(reading.config(), NEWEST, XenVersion.OLDEST).stream()
                .map(reading::located)
                .forEach(findings::add);
        checkPlaces(input, findings);
        DomainConfig manifest = DomainConfig.fromJson(reading.config().toJson());
        Renderer.render(manifest, XenVersion.NEWEST, List.of());
        return Renderer.render(reading.config(), XenVersion.NEWEST, List.of()) instanceof Rendering.Rendered;
    }

    /** The way from bytes to findings and to the text for a host, as kubectl xen import and render go it. */
    public static Rendering read(byte[] input) {
        CfgReading reading = CfgReader.read(input);
        Validator.validate(reading.config(), NEWEST).forEach(reading::located);
        DomainConfig manifest = DomainConfig.fromJson(reading.config().toJson());
        return Renderer.render(manifest, XenVersion.NEWEST, List.of());
    }

    private static void checkPlaces(byte[] input, List<Finding> findings) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", -1);
        for (Finding finding : findings) {
            Position at = finding.at();
            boolean inside = at == null
                    || at.line() >= 1
                            && at.line() <= lines.length
                            && at.column() >= 1
                            && at.column() <= lines[at.line() - 1].length() + 1;
            if (!inside) {
                throw new AssertionError("not in the text of " + lines.length + " lines: " + finding);
            }
        }
    }
}

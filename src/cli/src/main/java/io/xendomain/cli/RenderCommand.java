package io.xendomain.cli;

import io.xendomain.api.EffectiveConfig;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.render.OwnershipHeader;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kubectl xen render}. */
@Command(
        name = "render",
        description = {
            "Prints the .cfg that the operator would push for a XenDomain manifest. A reference to a Secret cannot be"
                    + " followed here and is left out, with a comment in its place.",
            "",
            "  kubectl xen render --xen-version 4.20 web-1.yaml"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:rendered", "1:at least one manifest has errors and was not rendered", "2:wrong usage"})
final class RenderCommand implements Callable<Integer> {
    /** Where kubectl puts what says nothing else. */
    static final String DEFAULT_NAMESPACE = "default";

    @Mixin
    private Inputs inputs;

    @Mixin
    private XenVersionOption xen;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            defaultValue = DEFAULT_NAMESPACE,
            description =
                    "Namespace of manifests that do not name one, as for kubectl apply: the header and the uuid are"
                            + " made from it. Default: ${DEFAULT-VALUE}.")
    private String namespace;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Map<String, Object>> rendered = new ArrayList<>();
        boolean errors = false;
        for (Source source : inputs.read(System.in, RenderCommand::isManifest)) {
            List<Finding> syntax = new ArrayList<>();
            List<Manifest> manifests = Manifest.read(source, namespace, syntax::add);
            errors |= refuse(source, syntax);
            for (Manifest manifest : manifests) {
                Secrets.Removed open =
                        Secrets.remove(EffectiveConfig.of(manifest.config(), manifest.namespace(), manifest.name()));
                switch (render(manifest, open)) {
                    case Rendering.Rendered(String text) -> rendered.add(entry(manifest, text));
                    case Rendering.Refused(List<Finding> findings) ->
                        errors |= refuse(
                                source,
                                findings.stream()
                                        .map(finding -> finding.under("spec.config"))
                                        .map(finding -> Lint.at(finding, manifest.position(finding.field())))
                                        .toList());
                }
            }
        }
        print(rendered);
        return errors ? ExitCode.ERRORS : ExitCode.CLEAN;
    }

    private Rendering render(Manifest manifest, Secrets.Removed open) {
        DomainConfig config = open.config();
        List<Finding> errors = Validator.validate(config, HostFacts.any(xen.version())).stream()
                .filter(Finding::isError)
                .toList();
        if (!errors.isEmpty()) {
            return new Rendering.Refused(errors);
        }
        List<String> header = new ArrayList<>();
        header.add(OwnershipHeader.line(manifest.namespace(), manifest.name()));
        header.addAll(open.notes());
        return Renderer.render(config, xen.version(), header);
    }

    private boolean refuse(Source source, List<Finding> findings) {
        new Report(source, findings).print(spec.commandLine().getErr());
        return !findings.isEmpty();
    }

    private void print(List<Map<String, Object>> rendered) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.format() == Format.text) {
            rendered.forEach(entry -> out.print(entry.get("config")));
        } else {
            out.print(output.format().document(rendered));
        }
        out.flush();
    }

    private static Map<String, Object> entry(Manifest manifest, String text) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("namespace", manifest.namespace());
        entry.put("name", manifest.name());
        entry.put("config", text);
        return entry;
    }

    private static boolean isManifest(Path path) {
        return new Source(path.getFileName().toString(), new byte[0]).isManifest();
    }
}

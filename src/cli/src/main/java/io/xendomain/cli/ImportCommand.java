package io.xendomain.cli;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kubectl xen import}. */
@Command(
        name = "import",
        description = {
            "Turns xl.cfg files into XenDomain manifests. Passwords go into a Secret beside each. What cannot be"
                    + " carried over is said on standard error, with its line, and a file with errors is left out:"
                    + " nothing is lost in silence.",
            "",
            "  kubectl xen import --host dom0-a /etc/xen > domains.yaml",
            "  ssh dom0-a cat /etc/xen/web-1.cfg | kubectl xen import --host dom0-a - | kubectl apply -f -"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was carried over",
            "1:at least one file has errors, and was left out unless --partial",
            "2:wrong usage"
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Inputs inputs;

    @Option(names = "--host", required = true, paramLabel = "HOST", description = "The XenHost the domains are on.")
    private String host;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Namespace to write into the manifests. Default: none, so that kubectl decides.")
    private String namespace;

    @Option(
            names = "--xen-version",
            paramLabel = "VERSION",
            converter = XenVersionOption.Converter.class,
            description = XenVersionOption.DESCRIPTION + " Default: the newest that is known.")
    private XenVersion xen = XenVersion.NEWEST;

    @Option(
            names = "--partial",
            description = "Also print what could be read of files that have errors. It may be another domain than the"
                    + " file's: a memory that could not be read leaves xl's default of 32 MiB.")
    private boolean partial;

    @Option(
            names = "--keep-comments",
            description = "Carry the comments of the files over, each above its field. One that speaks of a password is"
                    + " left out. Not with JSON, which has no comments.")
    private boolean keepComments;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Lint lint = Lint.on(xen);
        List<Map<String, Object>> objects = new ArrayList<>();
        Map<Object, CfgComments> comments = new IdentityHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        PrintWriter err = spec.commandLine().getErr();
        boolean errors = false;
        for (Source source : inputs.read(System.in, ImportCommand::isCfg)) {
            CfgReading reading = CfgReader.read(source.bytes());
            Report report = lint.ofCfg(source, reading);
            report.print(err);
            errors |= report.hasErrors();
            if (report.hasErrors() && !partial) {
                err.println(source.name() + ": error: not imported, for it has errors; mend them, or take what could be"
                        + " read with --partial");
                continue;
            }
            DomainConfig config = reading.config();
            String name = ObjectName.of(config.getOrDefault(GeneralKeys.NAME, baseName(source)));
            String before = names.putIfAbsent(name, source.name());
            if (before != null) {
                err.println(source.name() + ": error: the name " + name + " is taken by " + before
                        + "; give one of the two another name and import it again");
                errors = true;
                continue;
            }
            List<Map<String, Object>> made = new Imported(name, namespace, host, config).objects();
            objects.addAll(made);
            if (keepComments) {
                comments.put(made.getLast(), comments(source, reading, err));
            }
        }
        print(objects, comments);
        return errors ? ExitCode.ERRORS : ExitCode.CLEAN;
    }

    private static CfgComments comments(Source source, CfgReading reading, PrintWriter err) {
        CfgComments comments = CfgComments.of(source.text(), reading);
        if (comments.withheld() > 0) {
            err.println(source.name() + ": warning: " + Counted.of(comments.withheld(), "comment")
                    + " left out that may hold a password");
        }
        return comments;
    }

    /** @param comments of those objects that have some */
    private void print(List<Map<String, Object>> objects, Map<Object, CfgComments> comments) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.format() == Format.json) {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("apiVersion", "v1");
            list.put("kind", "List");
            list.put("items", objects);
            out.print(Format.json.document(list));
        } else {
            for (Map<String, Object> object : objects) {
                String yaml = output.format().document(object);
                CfgComments kept = comments.get(object);
                out.print("---\n" + (kept == null ? yaml : CommentedYaml.of(yaml, kept)));
            }
        }
        out.flush();
    }

    private static boolean isCfg(Path path) {
        return path.getFileName().toString().endsWith(".cfg");
    }

    private static String baseName(Source source) {
        if (source.isStandardInput()) {
            return "domain";
        }
        String file = Path.of(source.name()).getFileName().toString();
        return file.endsWith(".cfg") ? file.substring(0, file.length() - ".cfg".length()) : file;
    }
}

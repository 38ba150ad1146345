package io.xendomain.cli;

import io.xendomain.xlcfg.model.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubectl xen explain}. */
@Command(
        name = "explain",
        description = {
            "Says what a key of xl.cfg is: its type, range, default, guests, Xen versions, whether it can change on a"
                    + " running domain, and what it may do to the host.",
            "",
            "  kubectl xen explain vcpus disk.format"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:explained", "1:there is no such key", "2:wrong usage"})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "KEY",
            description = "As xl.cfg or the manifest spells it: on_crash, onCrash, disk, disk.vdev.")
    private List<String> names;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Map<String, Object>> documents = new ArrayList<>();
        boolean unknown = false;
        for (String name : names) {
            List<Explained> found = Explained.named(name);
            if (found.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("error: xl.cfg has no key \"" + name + "\"; "
                                + Nearest.to(name, Explained.allNames())
                                        .map(near -> "did you mean \"" + near + "\"?")
                                        .orElse("see docs/reference/keys.md for all of them"));
                unknown = true;
            }
            for (Explained key : found) {
                if (output.format() == Format.text) {
                    out.println(key.text());
                } else {
                    documents.add(key.document());
                }
            }
        }
        if (output.format() != Format.text) {
            out.print(output.format().document(documents));
        }
        out.flush();
        return unknown ? ExitCode.ERRORS : ExitCode.CLEAN;
    }
}

package io.xendomain.agent;

import io.quarkus.runtime.Quarkus;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.xendomain.agent.identity.IdentityException;
import io.xendomain.agent.identity.IdentityFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The commands of {@code xendomain-agent}. Only {@code run} starts more than the JVM. */
final class CommandLine {
    static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String HELP = """
            usage: xendomain-agent [--config FILE] [COMMAND]

            Keeps the Xen domains of this host as a XenDomain operator asks for them.

              run      serve the operator (the default); waits for a certificate if this host has none
              csr      print a certificate request for this host's key, which is made if there is none
              trust    read the certificate that was signed for it, and the CA's, from stdin

              --config FILE   settings; default: %s, if it is there
              --help          print this
              --version       print the version

            A host is enrolled with one pipe:
              %s

            Exit codes: 0 done; 1 failed, stderr says why; 2 wrong usage.
            """;
    private static final String PIPE =
            "xendomain-agent csr" + " | kubectl xen host enroll NAME --address ADDRESS:8443 | xendomain-agent trust";

    private final PrintStream out;
    private final PrintStream err;

    CommandLine(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** @return the exit code */
    int execute(String... arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        Path file = null;
        String command = null;
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "--help", "-h" -> {
                    out.printf(HELP, AgentConfig.DEFAULT_FILE, PIPE);
                    return OK;
                }
                case "--version" -> {
                    out.println("xendomain-agent " + version());
                    return OK;
                }
                case "--config" -> {
                    if (words.isEmpty()) {
                        return usage("--config needs a file");
                    }
                    file = Path.of(words.pop());
                    if (!Files.isReadable(file)) {
                        return usage("cannot read " + file);
                    }
                }
                case "run", "csr", "trust" -> {
                    if (command != null) {
                        return usage("one command at a time, not " + command + " and " + word);
                    }
                    command = word;
                }
                default -> {
                    return usage("what is \"" + word + "\"?");
                }
            }
        }
        return execute(command == null ? "run" : command, file == null ? defaultFile() : file);
    }

    private int execute(String command, Path file) {
        try {
            Path state = stateDirectory(file);
            IdentityFolder identity = new IdentityFolder(state);
            switch (command) {
                case "csr" -> out.print(identity.request());
                case "trust" -> {
                    String chain = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
                    err.println("this is host " + identity.install(chain));
                }
                default -> {
                    awaitCertificate(identity, state);
                    serve(file);
                }
            }
            return OK;
        } catch (IdentityException e) {
            err.println("xendomain-agent: " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            err.println("xendomain-agent: " + e);
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private void awaitCertificate(IdentityFolder identity, Path state) throws IOException, InterruptedException {
        if (identity.isTrusted()) {
            return;
        }
        Files.createDirectories(state);
        try (WatchService changes = state.getFileSystem().newWatchService()) {
            state.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            err.println(
                    "xendomain-agent: this host has no certificate yet, and waits for it. Give it one with\n  " + PIPE);
            while (!identity.isTrusted()) {
                WatchKey change = changes.take();
                change.pollEvents();
                change.reset();
            }
        }
    }

    private static void serve(Path file) {
        if (file != null) {
            System.setProperty("quarkus.config.locations", file.toUri().toString());
        }
        Quarkus.run();
    }

    /** Without starting anything: csr and trust need no more than this one setting. */
    private static Path stateDirectory(Path file) throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addSystemSources();
        if (file != null) {
            builder.withSources(new PropertiesConfigSource(file.toUri().toURL()));
        }
        return builder.build()
                .getOptionalValue(AgentConfig.STATE_DIRECTORY, Path.class)
                .orElse(Path.of(AgentConfig.DEFAULT_STATE_DIRECTORY));
    }

    private static Path defaultFile() {
        Path file = Path.of(AgentConfig.DEFAULT_FILE);
        return Files.isReadable(file) ? file : null;
    }

    private int usage(String message) {
        err.println("xendomain-agent: " + message + "\nTry xendomain-agent --help.");
        return USAGE;
    }

    private static String version() {
        return CommandLine.class.getPackage().getImplementationVersion();
    }
}

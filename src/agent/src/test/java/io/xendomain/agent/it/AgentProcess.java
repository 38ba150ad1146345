package io.xendomain.agent.it;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.Credential;
import io.xendomain.testkit.Ports;
import io.xendomain.testkit.ThrowAwayPki;
import io.xendomain.testkit.XlOracle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packaged agent on a simulated host, in a process of its own. Its domains and files outlive it. */
final class AgentProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    final Path configs;
    final Path state;
    final ThrowAwayPki pki;
    final int port = Ports.free();
    private final int healthPort = Ports.free();
    private final Path log;
    private final Map<String, String> environment = new TreeMap<>();
    private List<String> prefix = List.of();
    private ChildProcess process;

    /** An agent that keeps everything below a folder and is enrolled as {@code dom0-a}. Not started yet. */
    AgentProcess(Path folder) {
        this(folder, ThrowAwayPki.create());
    }

    AgentProcess(Path folder, ThrowAwayPki pki) {
        this.configs = folder.resolve("xen");
        this.state = folder.resolve("state");
        this.log = folder.resolve("agent.log");
        this.pki = pki;
        environment.put("XENDOMAIN_CONFIG_DIRECTORY", configs.toString());
        environment.put("XENDOMAIN_STATE_DIRECTORY", state.toString());
        environment.put("XENDOMAIN_TOOLSTACK", "simulated");
        environment.put("XENDOMAIN_LISTEN_ADDRESS", "127.0.0.1");
        environment.put("XENDOMAIN_LISTEN_PORT", Integer.toString(port));
        environment.put("XENDOMAIN_LISTEN_CERTIFICATE_RELOAD", "1s");
        environment.put("XENDOMAIN_HEALTH_PORT", Integer.toString(healthPort));
        make(configs);
        make(state);
    }

    /** One more variable in the environment of the agent. */
    AgentProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Has configs checked by the real xl of that version. */
    AgentProcess withXl(String version) {
        return with("XENDOMAIN_XL", XlOracle.of(version).program().toString());
    }

    /** Puts words before the command line of the agent. */
    AgentProcess under(String... words) {
        prefix = List.of(words);
        return this;
    }

    /** Gives the host a certificate, as {@code trust} would. */
    AgentProcess enrolled() {
        install(pki.host("dom0-a"));
        return this;
    }

    void install(Credential credential) {
        try {
            Path folder = credential.writePem(Files.createTempDirectory(state, "identity-"));
            Path link = state.resolve("new-link");
            Files.createSymbolicLink(link, folder.getFileName());
            Files.move(
                    link,
                    state.resolve("identity"),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Command command(String... arguments) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of(System.getProperty("project.root"), "src/agent/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        words.addAll(List.of(arguments));
        Command command = Command.of(Path.of(words.getFirst())).and(words.subList(1, words.size()));
        for (var variable : environment.entrySet()) {
            command = command.with(variable.getKey(), variable.getValue());
        }
        return command;
    }

    /** Starts it and waits until it answers the operator. */
    AgentProcess start() {
        process = command().start(log);
        try (AgentClient client = operator()) {
            process.await("answer on port " + port, LIMIT, () -> client.host() != null);
        }
        return this;
    }

    ChildProcess process() {
        return process;
    }

    AgentClient operator() {
        return client(pki.operator());
    }

    AgentClient client(Credential credential) {
        return new AgentClient(port, credential.sslContext());
    }

    int healthPort() {
        return healthPort;
    }

    /** What whoever is in dom0 is answered on 127.0.0.1. */
    HttpResponse<String> inDom0(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + healthPort + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        if (process != null) {
            process.stop();
        }
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

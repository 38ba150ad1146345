package io.xendomain.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir
    Path folder;

    private Command shell(String script) {
        return Command.of(SHELL, "-c", script);
    }

    @Test
    void runGivesExitCodeAndBothStreams() {
        Finished finished = shell("cat; echo \"$WHO\" >&2; pwd; exit 3")
                .with("WHO", "me")
                .in(folder)
                .reading("input\n")
                .run(LIMIT);

        assertThat(finished).isEqualTo(new Finished(3, "input\n" + folder + "\n", "me\n"));
        assertThatThrownBy(finished::orThrow).hasMessageContaining("exit 3").hasMessageContaining("me");
    }

    @Test
    void runEndsAProgramThatTakesTooLong() {
        assertThatThrownBy(() -> shell("exec sleep 600").run(Duration.ofMillis(200)))
                .hasMessageContaining("did not end within");
    }

    @Test
    void startedProgramIsTheProcessItself() {
        try (ChildProcess child = shell("echo $$; exec sleep 600").start(folder.resolve("log"))) {
            child.awaitOutput("\n", LIMIT);
            assertThat(child.output().strip()).isEqualTo(Long.toString(child.pid()));
        }
    }

    @Test
    void exitCodeOfAStartedProgramIsItsOwn() {
        try (ChildProcess child = shell("exit 7").start(folder.resolve("log"))) {
            assertThat(child.awaitExit(LIMIT)).isEqualTo(7);
        }
    }

    @Test
    void stopAsksFirstAndKillsThen() {
        try (ChildProcess child = shell("trap 'echo asked; exit 0' TERM; echo ready; while :; do sleep 0.1; done")
                .start(folder.resolve("log"))) {
            child.awaitOutput("ready", LIMIT).stop();
            assertThat(child.output()).contains("asked");
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void killGivesNoTimeToCleanUp() {
        try (ChildProcess child = shell("trap 'echo asked; exit 0' TERM; echo ready; while :; do sleep 0.1; done")
                .start(folder.resolve("log"))) {
            child.awaitOutput("ready", LIMIT).kill();
            assertThat(child.output()).doesNotContain("asked");
        }
    }

    @Test
    void waitingForAProgramThatEndedShowsItsLastLines() {
        try (ChildProcess child = shell("echo no such file; exit 4").start(folder.resolve("log"))) {
            assertThatThrownBy(() -> child.awaitOutput("ready", LIMIT))
                    .hasMessageContaining("ended before it could write \"ready\" (exit 4)")
                    .hasMessageContaining("no such file");
        }
    }

    @Test
    void startedProgramsEndWhenTheirJvmIsKilled() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Command parent = Command.of(
                java, "-cp", System.getProperty("java.class.path"), Parent.class.getName(), folder.toString());
        ProcessId child;
        try (ChildProcess jvm = parent.start(folder.resolve("parent.log"))) {
            jvm.awaitOutput("child ", LIMIT);
            child = ProcessId.parse(jvm.output().replaceAll("(?s).*child (\\d+ \\d+).*", "$1"));
            assertThat(child.isRunning()).isTrue();
            jvm.kill();
        }
        Awaitility.await().atMost(LIMIT).until(() -> !child.isRunning());
    }

    /** Run in a JVM of its own: starts a program, says its number, and waits to be killed. */
    static final class Parent {
        public static void main(String[] arguments) {
            ChildProcess child = Command.of(Path.of("/bin/sleep"), "600").start(Path.of(arguments[0], "child.log"));
            System.out.println("child " + ProcessId.of(child.pid()));
            child.awaitExit(Duration.ofMinutes(5));
        }
    }
}

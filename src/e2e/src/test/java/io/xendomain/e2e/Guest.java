package io.xendomain.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.testkit.XenLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * A XenDomain in the namespace {@code default}, as a user sees and changes it.
 *
 * @param kubectl of the cluster it is in
 * @param name of the object and of the domain
 */
record Guest(Kubectl kubectl, String name) {
    /** Real domains in an emulator on a busy machine. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The smallest one that boots in the lab.
     *
     * @param type pv or pvh
     * @param config further keys, as {@code ", vcpus: 2"}
     */
    static String manifest(String name, String hostName, String type, String config) {
        return """
                apiVersion: xendomain.io/v1alpha1
                kind: XenDomain
                metadata: {name: %s, namespace: default}
                spec:
                  host: %s
                  deletionPolicy: Destroy
                  shutdownGracePeriodSeconds: 30
                  config:
                    {type: %s, kernel: %s, ramdisk: %s, memory: %d%s}
                """.formatted(
                name, hostName, type, XenLab.GUEST_KERNEL, XenLab.GUEST_RAMDISK, XenLab.GUEST_MEMORY_MIB, config);
    }

    Guest apply(String manifest) {
        kubectl.apply(manifest).orThrow();
        return this;
    }

    Guest await(String condition) {
        kubectl.waitFor(object(), condition, PATIENCE).orThrow();
        return this;
    }

    /** @param path as of jsonpath, without its braces */
    Guest await(String path, String value) {
        kubectl.run(
                        "wait",
                        object(),
                        "--for=jsonpath={" + path + "}=" + value,
                        "--timeout=" + PATIENCE.toSeconds() + "s")
                .orThrow();
        return this;
    }

    String field(String path) {
        return kubectl.run("get", object(), "-o", "jsonpath={" + path + "}")
                .orThrow()
                .stdout();
    }

    String state() {
        return field(".status.domain.state");
    }

    String domid() {
        return field(".status.domain.domid");
    }

    /** How often it was started again; empty when never. */
    String restarts() {
        return field(".status.domain.restarts.count");
    }

    /** A condition's reason and message. */
    String why(String condition) {
        String path = ".status.conditions[?(@.type==\"" + condition + "\")]";
        return field(path + ".reason") + ": " + field(path + ".message");
    }

    /** The one item of that key in {@code status.applied} or {@code status.pending}. */
    JsonNode change(String list, String key) {
        try {
            return JSON.readTree(field(".status." + list + "[?(@.key==\"" + key + "\")]"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param config keys in JSON, without the outer braces */
    Guest edit(String config) {
        kubectl.run("patch", object(), "--type=merge", "-p", "{\"spec\":{\"config\":{" + config + "}}}")
                .orThrow();
        return this;
    }

    Guest annotate(String annotation, String value) {
        kubectl.run("annotate", object(), annotation + "=" + value).orThrow();
        return this;
    }

    void delete() {
        kubectl.run("delete", object(), "--timeout=" + PATIENCE.toSeconds() + "s")
                .orThrow();
    }

    String object() {
        return "xd/" + name;
    }
}

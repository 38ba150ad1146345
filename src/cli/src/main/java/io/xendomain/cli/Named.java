package io.xendomain.cli;

import io.xendomain.api.XenDomain;

/** A XenDomain by name, as messages and the commands in them have it. */
record Named(String namespace, String name, String host) {

    static Named of(XenDomain domain) {
        return new Named(
                domain.getMetadata().getNamespace(),
                domain.getMetadata().getName(),
                domain.getSpec().host());
    }

    /** What messages call it. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }

    /** A command of ours about it: {@code kubectl xen restart -n prod web-1}. */
    String xen(String verb) {
        return "kubectl xen " + verb + " -n " + namespace + " " + name;
    }

    /** The command that sets one of our annotations, or with {@code annotation-} removes it. */
    String annotate(String annotation) {
        return "kubectl annotate -n " + namespace + " xd " + name + " " + annotation;
    }
}

package io.xendomain.agent.policy;

import java.util.List;

/** A policy that cannot be used; the message says everything that is wrong with it. */
final class PolicyException extends Exception {

    PolicyException(List<String> wrong) {
        super(String.join("; ", wrong));
    }
}

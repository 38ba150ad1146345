package io.xendomain.operator.link;

/** Something is wrong with the other end of a link; the message completes "the agent at ADDRESS ...". */
final class AgentException extends Exception {
    private static final long serialVersionUID = 1;

    AgentException(String message) {
        super(message, null, false, false);
    }
}

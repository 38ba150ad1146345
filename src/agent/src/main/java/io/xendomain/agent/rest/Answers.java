package io.xendomain.agent.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.xendomain.agent.json.Json;

/** How a request is answered: worked out on a virtual thread of its own, for it may wait for the disk and for xl. */
final class Answers {
    static final String JSON = "application/json";

    private Answers() {}

    /** What is done upon a request. */
    @FunctionalInterface
    interface Act {
        void on(RoutingContext request) throws Exception;
    }

    /** What is found out upon a request. */
    @FunctionalInterface
    interface Finding<T> {
        T of(RoutingContext request) throws Exception;
    }

    /** Answers with an object. */
    static Handler<RoutingContext> json(Finding<?> finding) {
        return apart(request -> json(request, HttpResponseStatus.OK.code(), finding.of(request)));
    }

    /** Answers with a text. */
    static Handler<RoutingContext> text(String type, Finding<String> finding) {
        return apart(request -> {
            String text = finding.of(request);
            request.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(text);
        });
    }

    /** Answers that it is done. */
    static Handler<RoutingContext> done(Act act) {
        return apart(request -> {
            act.on(request);
            int status = HttpResponseStatus.NO_CONTENT.code();
            request.response().setStatusCode(status).end();
        });
    }

    /** Leaves it to the act to answer. */
    static Handler<RoutingContext> apart(Act act) {
        return request -> Thread.ofVirtual().name("request").start(() -> {
            try {
                act.on(request);
            } catch (Exception e) {
                request.fail(e);
            }
        });
    }

    static void json(RoutingContext request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(bytes(body));
    }

    static Buffer bytes(Object body) {
        try {
            return Buffer.buffer(Json.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + body.getClass() + " as JSON", e);
        }
    }
}

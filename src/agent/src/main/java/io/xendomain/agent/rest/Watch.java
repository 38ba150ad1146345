package io.xendomain.agent.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.StreamEvent;
import java.util.concurrent.Flow;

/** A stream of lines to one reader. The next event is asked for when the last one is on its way, and no sooner. */
final class Watch implements Flow.Subscriber<StreamEvent> {
    private static final byte END_OF_LINE = '\n';

    private final RoutingContext request;
    private Flow.Subscription events;

    Watch(RoutingContext request) {
        this.request = request;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        events = subscription;
        request.addEndHandler(_ -> subscription.cancel());
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, Api.NDJSON).setChunked(true);
        subscription.request(1);
    }

    @Override
    public void onNext(StreamEvent event) {
        Buffer line = Answers.bytes(event).appendByte(END_OF_LINE);
        request.response().write(line).onSuccess(_ -> events.request(1)).onFailure(_ -> events.cancel());
    }

    @Override
    public void onError(Throwable fault) {
        request.fail(fault);
    }

    @Override
    public void onComplete() {
        request.response().end();
    }
}

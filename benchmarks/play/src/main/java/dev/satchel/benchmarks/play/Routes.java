package dev.satchel.benchmarks.play;

import java.util.Map;
import play.api.mvc.Handler;
import play.api.mvc.RequestHeader;
import play.api.routing.HandlerDef;
import play.api.routing.SimpleRouter$;
import play.core.routing.HandlerInvokerFactory;
import play.libs.Scala;
import play.mvc.Http;
import play.mvc.Result;
import play.routing.Router;
import scala.Function1;

/** The routes, invoked as those that Play's compiler makes of a file of routes. */
final class Routes {
  private final ClassLoader loader;
  private final String controller;

  private Routes(Class<? extends Pages> controller) {
    this.loader = controller.getClassLoader();
    this.controller = controller.getName();
  }

  static Router to(Pages pages) {
    Routes routes = new Routes(pages.getClass());
    Map<String, Handler> handlers =
        Map.of(
            "/login", routes.handler("login", pages::login),
            "/untouched", routes.handler("untouched", pages::untouched),
            "/read", routes.handler("read", pages::read),
            "/write", routes.handler("write", pages::write));
    return SimpleRouter$.MODULE$
        .apply(Scala.<RequestHeader, Handler>partialFunction(request -> find(handlers, request)))
        .asJava();
  }

  private static Handler find(Map<String, Handler> handlers, RequestHeader request) {
    Handler handler = handlers.get(request.path());
    if (handler == null) {
      throw Scala.noMatch();
    }
    return handler;
  }

  private Handler handler(String method, Function1<Http.Request, Result> action) {
    HandlerDef definition =
        new HandlerDef(
            loader,
            "",
            controller,
            method,
            Scala.varargs(Http.Request.class),
            "GET",
            "/" + method,
            "",
            Scala.varargs());
    return HandlerInvokerFactory.wrapJavaRequest()
        .createInvoker(() -> action, definition)
        .call(() -> action);
  }
}

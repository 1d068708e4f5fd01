// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <exception>
#include <functional>
#include <utility>

namespace emoforge {

/// Runs `work` on a pool thread and hands its result to `done` on the interface thread; a failure
/// goes to `failed` instead. Nothing is called once `context` is gone. Interface thread only.
template <typename Work, typename Done>
void runInBackground(QObject* context, Work work, Done done,
                     std::function<void(const std::exception&)> failed = {}) {
  const QPointer<QObject> guard(context);
  QThreadPool::globalInstance()->start([guard, work = std::move(work), done = std::move(done),
                                        failed = std::move(failed)]() mutable {
    const auto post = [&guard](auto call) {
      // The application outlives every context; the guard is looked at on the interface thread
      // only.
      QMetaObject::invokeMethod(
          QThreadPool::globalInstance(),
          [guard, call = std::move(call)]() mutable {
            if (guard) call();
          },
          Qt::QueuedConnection);
    };
    try {
      auto result = work();
      post([done = std::move(done), result = std::move(result)]() mutable {
        done(std::move(result));
      });
    } catch (const std::exception& error) {
      const std::exception_ptr caught = std::current_exception();
      post([failed = std::move(failed), caught] {
        if (!failed) return;
        try {
          std::rethrow_exception(caught);
        } catch (const std::exception& again) {
          failed(again);
        }
      });
    }
  });
}

}  // namespace emoforge

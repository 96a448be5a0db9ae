"""Rasa and spaCy without TensorFlow.

Rasa's policies import two modules that train neural networks, and thinc (under spaCy) imports
TensorFlow wherever it is installed. Nothing of it is ever called here; it would cost seconds at
every start and 350 MB. So TensorFlow is said not to be installed, and the two modules are replaced
by empty ones. `rasa train` and the other commands of Rasa itself load the real ones and work too.
"""

from __future__ import annotations

import sys
from types import ModuleType

_UNUSED = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
}


def leave_out_tensorflow() -> None:
    """To be called before Rasa or spaCy is imported; does nothing where TensorFlow is loaded."""
    if "tensorflow" in sys.modules:
        return
    # None in sys.modules is Python's own way to say "this import fails".
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    for name, classes in _UNUSED.items():
        module = ModuleType(name)
        for class_name in classes:
            setattr(module, class_name, type(class_name, (), {}))
        sys.modules[name] = module

"""Every question that the pages ask, with the parameters they ask it with, at the size of NTB and of the nation."""

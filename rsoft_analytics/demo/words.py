"""The words of the invented world: its people's names, firms, places and wares.

Given and family names are common ones of Chennai and are joined by chance;
firms, wares and campaigns are made up. No row stands for a living person.
"""


def listed(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


GIVEN_NAMES = listed(
    """Anbu Aruna Balaji Bhavani Chitra Deepa Devika Dinesh Ezhil Farida Ganesh Gayathri Gopi Hari
    Hema Imran Indu Jaya Jeeva John Kala Kannan Kavitha Kumaran Latha Logesh Madhavi Magesh Malar
    Mani Mary Mohan Muthu Nandini Naveen Nila Padma Pandian Parvathi Prakash Prema Raghu Rajesh
    Ramya Rekha Sabitha Salim Sangeetha Saravanan Selvi Senthil Shanthi Sivakami Sridhar Subha
    Sundar Thamarai Uma Usha Valli Vasanth Velu Vetri Vimala Yamuna Zubair"""
)
FAMILY_NAMES = listed(
    """Alagappan Annamalai Arumugam Balan Chandran Chelladurai Dhanasekar Durairaj Elango
    Fernando Govindan Gunasekar Iyappan Jagadeesan Kaliaperumal Kanniappan Kathiresan
    Kuppusamy Mahalingam Manickam Marimuthu Masilamani Muniyandi Murugesan Nagarajan Natarajan
    Palanisamy Paramasivam Perumal Ponnusamy Ramalingam Ranganathan Sadasivam
    Sambandam Shanmugam Sivaraman Subramani Tamilselvan Thangavel Udayakumar Vaidyanathan
    Varadarajan Veerappan Venkatesan Xavier"""
)
TAMIL_NAMES = ("கவிதா முருகேசன்", "செந்தில் பெருமாள்", "வள்ளி ஆறுமுகம்", "மணி கோவிந்தன்")
HINDI_NAMES = ("रेखा चंद्रन", "मोहन गोविंदन")
FOREIGN_NAMES = (
    "Eleanor Whitcombe-Hart",
    "Tobias Merriweather",
    "Grace Ellingworth",
    "Noah Farnsby",
)

FIRM_STEMS = listed(
    """Anjali Bluestone Coromandel Deccan Ebenezer Goldleaf Greenfield Kaveri Kurinji Lotus
    Malligai Marina Mullai Neelam Palar Pearl Rainbow Sangam Silverline Sri Thendral Vaigai
    Vellore Yazhi"""
)
FIRM_KINDS = (
    "Builders",
    "Interiors",
    "& Sons, Contractors",
    "Architects",
    "Constructions",
    "Hardware",
    "Bath Studio",
    "Flats Promoters",
)
HABITS = ("{name} {area}", "{name} Sir", "{name} Site", "{name}", "{name}", "{name}", "{name}")
AREAS = listed(
    """Adyar Ambattur Avadi Guindy Kodambakkam Mylapore Perambur Porur Tambaram Velachery
    Vadapalani Villivakkam"""
)
